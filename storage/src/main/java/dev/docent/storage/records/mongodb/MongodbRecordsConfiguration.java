package dev.docent.storage.records.mongodb;

import com.mongodb.client.MongoClient;
import dev.docent.storage.records.Announcements;
import dev.docent.storage.records.Leases;
import dev.docent.storage.records.RateLimits;
import dev.docent.storage.records.RecordChanges;
import dev.docent.storage.records.RecordStoreInUse;
import dev.docent.storage.records.RecordTransfer;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Clock;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.data.mapping.model.SnakeCaseFieldNamingStrategy;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DbRefResolver;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.repository.config.EnableMongoRepositories;

/** Fields have the same names as the columns in SQLite. The indexes are created before any repository. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.records.kind", havingValue = "mongodb")
@EnableMongoRepositories(basePackages = "dev.docent", repositoryImplementationPostfix = "InMongodb")
class MongodbRecordsConfiguration {

    /** Created after the indexes, so that the store is known to work. */
    @Bean
    RecordStoreInUse recordStoreInUse(MongodbSettings mongodb, RecordIndexes created) {
        return new RecordStoreInUse("mongodb", "MongoDB, database " + mongodb.database(), true);
    }

    @Bean
    MongoDatabaseFactory mongoDatabaseFactory(MongoClient client, MongodbSettings settings) {
        var factory = new SimpleMongoClientDatabaseFactory(client, settings.database());
        factory.setExceptionTranslator(new MongodbFailure.Translator());
        return factory;
    }

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return NestedDocuments.conversions("dev.docent");
    }

    @Bean
    MongoMappingContext mongoMappingContext(MongodbSettings settings, MongoCustomConversions conversions) {
        var context = settings.collections().mapping();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.setFieldNamingStrategy(new SnakeCaseFieldNamingStrategy());
        return context;
    }

    /** Does not store class names: the collection determines the type of a record. */
    @Bean
    MappingMongoConverter mappingMongoConverter(MongoMappingContext context, MongoCustomConversions conversions) {
        DbRefResolver none = NoOpDbRefResolver.INSTANCE;
        var converter = new MappingMongoConverter(none, context);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        return converter;
    }

    @Bean
    RecordIndexes recordIndexes(
            MongoDatabaseFactory databases, MongodbSettings settings, ResourcePatternResolver resources) {
        var indexes = RecordIndexes.shipped(resources).named(settings.collections());
        indexes.create(databases.getMongoDatabase());
        return indexes;
    }

    @Bean
    Leases leases(MongoTemplate records) {
        return new MongodbLeases(records, Clock.systemUTC());
    }

    @Bean
    Announcements announcements(MongoTemplate records) {
        return new MongodbAnnouncements(records, Clock.systemUTC());
    }

    @Bean
    RateLimits rateLimits(MongoTemplate records) {
        return new MongodbRateLimits(records);
    }

    @Bean
    ProxyManager<String> tokenBuckets(MongoTemplate records) {
        return new MongodbBuckets(records);
    }

    @Bean
    RecordChanges recordChanges(MongoTemplate records) {
        return new MongodbRecordChanges(records);
    }

    @Bean
    RecordTransfer recordTransfer(MongoTemplate records, ListableBeanFactory beans) {
        return new MongodbRecordTransfer(records, beans);
    }

    @Bean
    MongoTemplate mongoTemplate(
            MongoDatabaseFactory databases, MappingMongoConverter converter, RecordIndexes created) {
        return new MongoTemplate(databases, converter);
    }
}
