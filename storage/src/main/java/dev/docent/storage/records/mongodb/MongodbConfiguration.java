package dev.docent.storage.records.mongodb;

import com.mongodb.client.MongoClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The one connection to MongoDB, for whatever is kept there. A start with settings that do not work is refused. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("docent.mongodb.enabled")
@EnableConfigurationProperties(MongodbProperties.class)
class MongodbConfiguration {

    @Bean
    MongodbSettings mongodbSettings(MongodbProperties properties, Environment settings) {
        var isNamed = StringUtils.hasText(settings.getProperty("DATABASE_NAME"));
        return MongodbSettings.of(properties, isNamed);
    }

    @Bean
    MongoClient mongoClient(MongodbSettings settings) {
        return MongodbClient.connected(settings);
    }
}
