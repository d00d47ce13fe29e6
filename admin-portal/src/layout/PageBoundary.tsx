import { Component, type ReactNode } from "react";
import { ErrorPage } from "./ErrorPage.tsx";

interface Props {
  children: ReactNode;
}

/** A page that breaks leaves the frame around it standing. */
export class PageBoundary extends Component<Props, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return <ErrorPage error={this.state.error} />;
  }
}
