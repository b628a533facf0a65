/** The AI Chat dialect: translates its calls to those of the other packages, and has no logic of its own. */
@NullMarked
package dev.docent.api.dialect.aichat;

import org.jspecify.annotations.NullMarked;
