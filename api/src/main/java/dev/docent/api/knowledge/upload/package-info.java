/** Takes files, archives and pasted texts into a knowledge base. */
@NullMarked
package dev.docent.api.knowledge.upload;

import org.jspecify.annotations.NullMarked;
