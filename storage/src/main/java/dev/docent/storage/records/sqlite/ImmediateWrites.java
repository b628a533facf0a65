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
 * Begins transactions that may write with SQLite's only write lock ({@code BEGIN IMMEDIATE}), so that none fails
 * half-way for it, and read-only ones without it, so that they wait for nobody.
 *
 * <p>The driver's own setting for this takes the lock for read-only transactions too, and again right after each commit,
 * where having to wait for it would make a durable commit look like a failed one.
 */
final class ImmediateWrites extends JdbcTransactionManager {

    private final SqliteErrorTranslator errors = new SqliteErrorTranslator();

    ImmediateWrites(DataSource dataSource) {
        super(dataSource);
        setExceptionTranslator(errors);
    }

    /** @throws DataAccessException a transient one, when another writer kept the lock for longer than we wait */
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

    /** The driver has begun a transaction without a lock, which is empty still. */
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

    /** Refused, it leaves the transaction that the driver believes in: without any, a rollback fails and the connection with it. */
    private static void beginImmediate(Statement statement) throws SQLException {
        try {
            statement.execute("begin immediate");
        } catch (SQLException refused) {
            statement.execute("begin");
            throw refused;
        }
    }
}
