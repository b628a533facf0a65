package dev.docent.api.conversation.stream;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

final class MessageStreamOperationsInSqlite implements MessageStreamOperations {

    private final JdbcTemplate sql;
    private final TransactionTemplate transactions;

    MessageStreamOperationsInSqlite(JdbcTemplate sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public void write(String holder, Collection<Written> texts) {
        var rows = texts.stream()
                .map(each -> new Object[] {each.text(), each.id(), holder})
                .toList();
        transactions.executeWithoutResult(
                status -> sql.batchUpdate("update message_streams set text = ? where id = ? and holder = ?", rows));
    }

    @Override
    public List<Signal> signals(String holder) {
        return sql.query(
                "select id, stopping, followed from message_streams where holder = ?",
                (row, index) -> new Signal(row.getString(1), row.getBoolean(2), row.getLong(3)),
                holder);
    }

    @Override
    public boolean take(String id, String from, String to) {
        return sql.update("update message_streams set holder = ? where id = ? and holder = ?", to, id, from) > 0;
    }

    @Override
    public void follow(String id) {
        sql.update("update message_streams set followed = followed + 1 where id = ?", id);
    }

    @Override
    public void stop(String id) {
        sql.update("update message_streams set stopping = 1 where id = ?", id);
    }

    @Override
    public void delete(String id, String holder) {
        sql.update("delete from message_streams where id = ? and holder = ?", id, holder);
    }
}
