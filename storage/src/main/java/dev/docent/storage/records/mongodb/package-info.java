/** Records in MongoDB or a compatible server, through Spring Data MongoDB. */
@NullMarked
package dev.docent.storage.records.mongodb;

import org.jspecify.annotations.NullMarked;
