import { type ReactNode, Suspense, useState } from "react";
import { CoreAdminContext, CoreAdminUI, CustomRoutes, type I18nProvider, Resource } from "react-admin";
import { createBrowserRouter, Route, RouterProvider } from "react-router-dom";
import { FollowAppearance } from "../account/FollowAppearance.tsx";
import { useWords } from "../i18n/use-words.ts";
import { AccessDenied } from "../layout/AccessDenied.tsx";
import { ErrorPage } from "../layout/ErrorPage.tsx";
import { LoadingPage } from "../layout/LoadingPage.tsx";
import { NotFound } from "../layout/NotFound.tsx";
import { PREFERENCES_PATH } from "../notifications/paths.ts";
import { authProvider } from "../providers/auth-provider.ts";
import { dataProvider } from "../providers/data-provider.ts";
import { LINK_PAGES } from "../sign-in/link-pages.ts";
import { ColorMode } from "../theme/ColorMode.tsx";
import {
  AccountList,
  AccountPage,
  AccountShow,
  AgentList,
  AppLayout,
  ApprovalList,
  AuditList,
  BreakGlassPage,
  CaseCreate,
  CaseEdit,
  CaseList,
  CaseShow,
  ConfirmPage,
  ConnectionCreate,
  ConnectionPage,
  Dashboard,
  JobList,
  NotificationList,
  ParkedList,
  PolicyPage,
  PreferencePage,
  ProviderPage,
  RecoveryList,
  RunList,
  RunShow,
  SessionList,
  SignInPage,
  SourceList,
  SsoPage,
  WorkflowCreate,
  WorkflowEdit,
  WorkflowList,
  WorkflowShow,
} from "./pages.ts";
import { queryClient } from "./query-client.ts";
import { store } from "./store.ts";

/** A page without the frame around it, which otherwise waits for its code. */
function Opened({ page }: { page: ReactNode }) {
  return <Suspense fallback={<LoadingPage />}>{page}</Suspense>;
}

interface Props {
  i18nProvider: I18nProvider;
}

/** The portal at every address; a data router lets a form keep people who have not saved. */
export function App({ i18nProvider }: Props) {
  const [router] = useState(() =>
    createBrowserRouter([{ path: "*", element: <Portal i18nProvider={i18nProvider} /> }]),
  );
  return <RouterProvider router={router} />;
}

/** Providers around pages, each page loaded when it is first opened. */
function Portal({ i18nProvider }: Props) {
  const words = useWords(i18nProvider);
  return (
    <CoreAdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={words}
      queryClient={queryClient}
      store={store}
    >
      <ColorMode>
        <FollowAppearance />
        <CoreAdminUI
          accessDenied={AccessDenied}
          authenticationError={ErrorPage}
          catchAll={NotFound}
          dashboard={Dashboard}
          disableTelemetry
          error={ErrorPage}
          layout={AppLayout}
          loading={LoadingPage}
          loginPage={<Opened page={<SignInPage />} />}
          requireAuth
          title="Casegraph"
        >
          <Resource name="cases" list={CaseList} show={CaseShow} create={CaseCreate} edit={CaseEdit} />
          <Resource name="people" list={AccountList} />
          <Resource name="audit" list={AuditList} />
          <Resource name="jobs" list={JobList} />
          <Resource name="parked" list={ParkedList} />
          <Resource name="agents" list={AgentList} />
          <Resource
            name="workflows"
            list={WorkflowList}
            show={WorkflowShow}
            create={WorkflowCreate}
            edit={WorkflowEdit}
          />
          <Resource name="notifications" list={NotificationList} />
          <Resource name="approvals" list={ApprovalList} />
          <Resource name="runs" list={RunList} />
          <CustomRoutes>
            <Route path="/runs/:id" element={<RunShow />} />
            <Route path="/people/policy" element={<PolicyPage />} />
            <Route path="/people/recoveries" element={<RecoveryList />} />
            <Route path="/people/:id" element={<AccountShow />} />
            <Route path="/account" element={<AccountPage />} />
            <Route path="/sessions" element={<SessionList />} />
            <Route path="/sso" element={<SourceList />} />
            <Route path="/sso/break-glass" element={<BreakGlassPage />} />
            <Route path="/sso/providers/:id" element={<ProviderPage />} />
            <Route path="/sso/connections/create" element={<ConnectionCreate />} />
            <Route path="/sso/connections/:id/:step?" element={<ConnectionPage />} />
            <Route path={PREFERENCES_PATH} element={<PreferencePage />} />
          </CustomRoutes>
          <CustomRoutes noLayout>
            <Route path="/sign-in/sso" element={<Opened page={<SsoPage />} />} />
            {Object.entries(LINK_PAGES).map(([path, purpose]) => (
              <Route key={path} path={path} element={<Opened page={<ConfirmPage purpose={purpose} />} />} />
            ))}
          </CustomRoutes>
        </CoreAdminUI>
      </ColorMode>
    </CoreAdminContext>
  );
}
