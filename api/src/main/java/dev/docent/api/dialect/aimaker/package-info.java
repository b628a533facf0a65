/**
 * The AI Maker dialect, in camelCase: a chat configuration is an assistant that is shared by a link, whose token is its id; a
 * session is a conversation with it.
 */
@NullMarked
package dev.docent.api.dialect.aimaker;

import org.jspecify.annotations.NullMarked;
