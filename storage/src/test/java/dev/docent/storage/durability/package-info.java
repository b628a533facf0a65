/** What stays when the process is killed. */
@NullMarked
package dev.docent.storage.durability;

import org.jspecify.annotations.NullMarked;
