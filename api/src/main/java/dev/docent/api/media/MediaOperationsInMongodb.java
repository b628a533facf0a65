package dev.docent.api.media;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.springframework.data.mongodb.core.MongoOperations;

final class MediaOperationsInMongodb implements MediaOperations {

    private final MongoOperations records;

    MediaOperationsInMongodb(MongoOperations records) {
        this.records = records;
    }

    @Override
    public long bytesOf(String owner) {
        var sums = records.aggregate(
                newAggregation(
                        StoredMedia.class,
                        match(where("owner").is(owner)),
                        group().sum("size").as("bytes")),
                Sum.class);
        var sum = sums.getUniqueMappedResult();
        return sum == null ? 0 : sum.bytes();
    }

    private record Sum(long bytes) {}
}
