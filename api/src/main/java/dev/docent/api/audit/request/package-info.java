/** Records the calls of audited endpoints, and lists what was recorded. */
@NullMarked
package dev.docent.api.audit.request;

import org.jspecify.annotations.NullMarked;
