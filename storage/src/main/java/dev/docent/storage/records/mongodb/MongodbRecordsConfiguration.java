package dev.docent.storage.records.mongodb;

import dev.docent.storage.records.ConditionalOnRecordStore;
import dev.docent.storage.records.RecordStoreInUse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Keeps records in MongoDB when a server is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRecordStore("mongodb")
@Import(MongodbRepositories.class)
class MongodbRecordsConfiguration {

    /** Told of once the server let us in and has the indexes. */
    @Bean
    RecordStoreInUse recordStoreInUse(MongodbSettings mongodb, RecordIndexes made, Environment settings) {
        var isAsked = StringUtils.hasText(settings.getProperty("docent.records.kind"));
        return new RecordStoreInUse(
                "mongodb",
                "MongoDB, database " + mongodb.database(),
                isAsked ? "docent.records.kind is set" : "MONGO_URI is set",
                true);
    }
}
