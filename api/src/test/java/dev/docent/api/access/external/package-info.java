/** Tests of tokens of other issuers. */
@NullMarked
package dev.docent.api.access.external;

import org.jspecify.annotations.NullMarked;
