package dev.docent.storage.records.mongodb;

import dev.docent.storage.records.RecordStoreInUse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.records.kind", havingValue = "mongodb")
@Import(MongodbRepositories.class)
class MongodbRecordsConfiguration {

    /** Created after the indexes, so that the store in use is known to work. */
    @Bean
    RecordStoreInUse recordStoreInUse(MongodbSettings mongodb, RecordIndexes created) {
        return new RecordStoreInUse("mongodb", "MongoDB, database " + mongodb.database(), true);
    }
}
