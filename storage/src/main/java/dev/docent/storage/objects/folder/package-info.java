/** Objects as files below a folder. */
@NullMarked
package dev.docent.storage.objects.folder;

import org.jspecify.annotations.NullMarked;
