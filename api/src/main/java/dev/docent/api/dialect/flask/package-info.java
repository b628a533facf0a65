/** The document-chat dialect: translates its calls to those of the other packages, and has no logic of its own. */
@NullMarked
package dev.docent.api.dialect.flask;

import org.jspecify.annotations.NullMarked;
