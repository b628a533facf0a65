package dev.docent.ingestion.document;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.springframework.data.mongodb.core.MongoOperations;

final class DocumentSizesInMongodb implements DocumentSizes {

    private final MongoOperations records;

    DocumentSizesInMongodb(MongoOperations records) {
        this.records = records;
    }

    @Override
    public long sumSizes(String owner, String knowledgeBaseId) {
        var counted = match(where("owner")
                .is(owner)
                .and("knowledgeBaseId")
                .is(knowledgeBaseId)
                .and("status")
                .ne(DocumentStatus.DELETING));
        var sums = records.aggregate(
                newAggregation(Document.class, counted, group().sum("size").as("bytes")), Sum.class);
        var sum = sums.getUniqueMappedResult();
        return sum == null ? 0 : sum.bytes();
    }

    private record Sum(long bytes) {}
}
