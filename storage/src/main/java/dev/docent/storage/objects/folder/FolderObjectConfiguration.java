package dev.docent.storage.objects.folder;

import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStoreInUse;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.objects.kind", havingValue = "folder", matchIfMissing = true)
@EnableConfigurationProperties(FolderObjectProperties.class)
class FolderObjectConfiguration {

    @Bean
    ObjectStore objectStore(FolderObjectProperties properties, @Value("${docent.data:data}") Path data) {
        return new FolderObjectStore(properties.rootIn(data));
    }

    @Bean
    ObjectStoreInUse objectStoreInUse(FolderObjectProperties properties, @Value("${docent.data:data}") Path data) {
        return new ObjectStoreInUse("a folder, " + properties.rootIn(data));
    }
}
