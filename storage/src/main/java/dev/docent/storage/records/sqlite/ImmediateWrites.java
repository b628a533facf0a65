package dev.docent.storage.records.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins transactions that may write with {@code BEGIN IMMEDIATE}, so that they acquire SQLite's only write lock first
 * instead of failing half-way, and read-only transactions without the lock, so that they never wait.
 *
 * <p>The driver's own setting acquires the lock for read-only transactions too, and again right after each commit, where a
 * timeout would make a durable commit look like a failed one.
 */
final class ImmediateWrites extends JdbcTransactionManager {

    private final SqliteErrorTranslator errors = new SqliteErrorTranslator();

    ImmediateWrites(DataSource dataSource) {
        super(dataSource);
        setExceptionTranslator(errors);
    }

    /** @throws DataAccessException a transient one, if another writer holds the lock for longer than the timeout */
    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        try {
            super.doBegin(transaction, definition);
        } catch (CannotCreateTransactionException e) {
            if (e.getCause() instanceof SQLException failure
                    && errors.translate("Begin", null, failure) instanceof DataAccessException translated) {
                throw translated;
            }
            throw e;
        }
    }

    /** Replaces the transaction that the driver has begun without a lock. It is still empty. */
    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        if (!definition.isReadOnly()) {
            try (var statement = connection.createStatement()) {
                statement.execute("commit");
                beginImmediate(statement);
            }
        }
    }

    /** On failure, restores the transaction that the driver assumes: without one, its rollback fails and breaks the connection. */
    private static void beginImmediate(Statement statement) throws SQLException {
        try {
            statement.execute("begin immediate");
        } catch (SQLException refused) {
            statement.execute("begin");
            throw refused;
        }
    }
}
