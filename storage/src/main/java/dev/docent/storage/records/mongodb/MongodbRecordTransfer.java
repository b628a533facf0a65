package dev.docent.storage.records.mongodb;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.docent.storage.records.Aggregates;
import dev.docent.storage.records.RecordTransfer;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Transfers records by the mapping of Spring Data. */
record MongodbRecordTransfer(MongoOperations records, ListableBeanFactory beans) implements RecordTransfer {

    private static final String ID = "_id";

    @Override
    public List<Class<?>> aggregates() {
        return Aggregates.in(beans);
    }

    @Override
    public <T> List<T> after(Class<T> aggregate, String after, int limit) {
        var query = Query.query(Criteria.where(ID).gt(after)).with(Sort.by(ID)).limit(limit);
        return records.find(query, aggregate);
    }

    /** Writes documents, because Spring Data would set the version of a record that it inserts. */
    @Override
    public <T> void put(Class<T> aggregate, List<T> all) {
        var replacements = all.stream().map(this::replacement).toList();
        records.execute(aggregate, collection -> collection.bulkWrite(replacements));
    }

    private ReplaceOneModel<Document> replacement(Object one) {
        var document = new Document();
        records.getConverter().write(one, document);
        return new ReplaceOneModel<>(Filters.eq(ID, document.get(ID)), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public void delete(Class<?> aggregate, Collection<String> ids) {
        records.remove(Query.query(Criteria.where(ID).in(ids)), aggregate);
    }

    @Override
    public String id(Object one) {
        var entity = records.getConverter().getMappingContext().getRequiredPersistentEntity(one.getClass());
        return String.valueOf(entity.getIdentifierAccessor(one).getRequiredIdentifier());
    }
}
