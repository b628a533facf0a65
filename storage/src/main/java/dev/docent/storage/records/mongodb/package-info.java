/** Records in MongoDB, or what speaks its protocol, through Spring Data MongoDB. */
@NullMarked
package dev.docent.storage.records.mongodb;

import org.jspecify.annotations.NullMarked;
