/** Traces by OpenTelemetry, where an endpoint for them is set. */
@NullMarked
package dev.docent.api.tracing;

import org.jspecify.annotations.NullMarked;
