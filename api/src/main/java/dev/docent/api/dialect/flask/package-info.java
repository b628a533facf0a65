/** The document-chat dialect: thin translations to conversations and knowledge bases, and no logic of its own. */
@NullMarked
package dev.docent.api.dialect.flask;

import org.jspecify.annotations.NullMarked;
