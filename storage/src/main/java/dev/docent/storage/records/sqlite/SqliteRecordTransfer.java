package dev.docent.storage.records.sqlite;

import dev.docent.storage.records.Aggregates;
import dev.docent.storage.records.RecordTransfer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Transfers records by the mapping of Spring Data. */
record SqliteRecordTransfer(
        JdbcAggregateOperations records,
        JdbcOperations sql,
        TransactionOperations transactions,
        RelationalMappingContext mapping,
        ListableBeanFactory beans)
        implements RecordTransfer {

    private static final String ID = "id";

    @Override
    public List<Class<?>> aggregates() {
        return Aggregates.in(beans);
    }

    @Override
    public <T> List<T> after(Class<T> aggregate, String after, int limit) {
        var query = Query.query(Criteria.where(ID).greaterThan(after))
                .sort(Sort.by(ID))
                .limit(limit);
        return List.copyOf(records.findAll(query, aggregate));
    }

    /** Spring Data sets the version of a record that it inserts, so the original version is restored afterwards. */
    @Override
    public <T> void put(Class<T> aggregate, List<T> all) {
        var ids = all.stream().map(this::id).toList();
        var versions =
                all.stream().map(each -> new Object[] {version(each), id(each)}).toList();
        transactions.executeWithoutResult(begun -> {
            delete(aggregate, ids);
            records.insertAll(all);
            sql.batchUpdate("update %s set version = ? where id = ?".formatted(Aggregates.name(aggregate)), versions);
        });
    }

    @Override
    public void delete(Class<?> aggregate, Collection<String> ids) {
        sql.batchUpdate(
                "delete from %s where id = ?".formatted(Aggregates.name(aggregate)),
                ids.stream().map(id -> new Object[] {id}).toList());
    }

    @Override
    public String id(Object one) {
        var entity = mapping.getRequiredPersistentEntity(one.getClass());
        return String.valueOf(entity.getIdentifierAccessor(one).getRequiredIdentifier());
    }

    private Object version(Object one) {
        var entity = mapping.getRequiredPersistentEntity(one.getClass());
        return Objects.requireNonNull(entity.getPropertyAccessor(one).getProperty(entity.getRequiredVersionProperty()));
    }
}
