/** From whatever goes wrong to problem details (RFC 9457). Depends on {@code trace}, and on what it translates. */
@NullMarked
package dev.docent.api.problem;

import org.jspecify.annotations.NullMarked;
