/** Records in one SQLite file, through Spring Data JDBC. */
@NullMarked
package dev.docent.storage.records.sqlite;

import org.jspecify.annotations.NullMarked;
