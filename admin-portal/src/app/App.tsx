import { useState } from "react";
import { CoreAdminContext, CoreAdminUI, CustomRoutes, type I18nProvider, Resource } from "react-admin";
import { createBrowserRouter, Route, RouterProvider } from "react-router-dom";
import { SignInPage } from "../auth/SignInPage.tsx";
import { AccessDenied } from "../layout/AccessDenied.tsx";
import { ErrorPage } from "../layout/ErrorPage.tsx";
import { LoadingPage } from "../layout/LoadingPage.tsx";
import { NotFound } from "../layout/NotFound.tsx";
import { PREFERENCES_PATH } from "../notifications/paths.ts";
import { authProvider } from "../providers/auth-provider.ts";
import { dataProvider } from "../providers/data-provider.ts";
import { ColorMode } from "../theme/ColorMode.tsx";
import {
  AgentList,
  AppLayout,
  ApprovalList,
  AuditList,
  CaseCreate,
  CaseEdit,
  CaseList,
  CaseShow,
  Dashboard,
  JobList,
  NotificationList,
  ParkedList,
  PreferencePage,
  RunList,
  RunShow,
  SessionList,
  WorkflowCreate,
  WorkflowEdit,
  WorkflowList,
  WorkflowShow,
} from "./pages.ts";
import { queryClient } from "./query-client.ts";
import { store } from "./store.ts";

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
  return (
    <CoreAdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
    >
      <ColorMode>
        <CoreAdminUI
          accessDenied={AccessDenied}
          authenticationError={ErrorPage}
          catchAll={NotFound}
          dashboard={Dashboard}
          disableTelemetry
          error={ErrorPage}
          layout={AppLayout}
          loading={LoadingPage}
          loginPage={SignInPage}
          requireAuth
          title="Casegraph"
        >
          <Resource name="cases" list={CaseList} show={CaseShow} create={CaseCreate} edit={CaseEdit} />
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
            <Route path="/sessions" element={<SessionList />} />
            <Route path={PREFERENCES_PATH} element={<PreferencePage />} />
          </CustomRoutes>
        </CoreAdminUI>
      </ColorMode>
    </CoreAdminContext>
  );
}
