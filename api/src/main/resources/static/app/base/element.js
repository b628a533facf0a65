import { LitElement } from 'lit';

/** A component that renders into the page itself, so that all components share the style sheets of the page. */
export class DocentElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
