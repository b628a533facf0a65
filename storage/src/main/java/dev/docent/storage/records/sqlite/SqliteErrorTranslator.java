package dev.docent.storage.records.sqlite;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Translates SQLite's error codes, which have no SQL state, to Spring's exceptions. */
final class SqliteErrorTranslator implements SQLExceptionTranslator {

    private final SQLExceptionTranslator others = new SQLStateSQLExceptionTranslator();

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return others.translate(task, sql, failure);
        }
        var code = sqlite.getResultCode();
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY) {
            return new DuplicateKeyException(task, failure);
        }
        return switch (code.code & 0xff) {
            case 5, 6 -> new CannotAcquireLockException(task + ": the database is busy", failure);
            case 19 -> new DataIntegrityViolationException(task, failure);
            default -> others.translate(task, sql, failure);
        };
    }
}
