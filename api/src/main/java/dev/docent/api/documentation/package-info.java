/** The generated OpenAPI document. */
@NullMarked
package dev.docent.api.documentation;

import org.jspecify.annotations.NullMarked;
