package dev.docent.storage.objects.folder;

import dev.docent.storage.objects.ConditionalOnObjectStore;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStoreInUse;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Keeps objects in a folder unless another store is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnObjectStore("folder")
@EnableConfigurationProperties(FolderObjectProperties.class)
class FolderObjectConfiguration {

    @Bean
    ObjectStore objectStore(FolderObjectProperties properties, @Value("${docent.data:data}") Path data) {
        return new FolderObjectStore(properties.rootIn(data));
    }

    @Bean
    ObjectStoreInUse objectStoreInUse(
            FolderObjectProperties properties, @Value("${docent.data:data}") Path data, Environment settings) {
        return new ObjectStoreInUse(
                "a folder, " + properties.rootIn(data),
                settings.containsProperty("docent.objects.kind") ? "docent.objects.kind is set" : "the default");
    }
}
