package dev.docent.api.exchange;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Uploads go to files in the data folder while they arrive, never to memory or to a system folder that may be memory.
 * What a crash left there is removed at the next start.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadConfiguration.UploadProperties.class)
class UploadConfiguration {

    @Bean
    MultipartConfigElement multipartConfig(UploadProperties upload, @Value("${docent.data:data}") Path data)
            throws IOException {
        var folder = data.toAbsolutePath().resolve("uploads");
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        return new MultipartConfigElement(
                folder.toString(),
                upload.maxFileSize().toBytes(),
                upload.maxRequestSize().toBytes(),
                0);
    }

    /**
     * How much may be uploaded.
     *
     * @param maxFileSize largest file accepted
     * @param maxRequestSize largest sum of the files of one request
     */
    @ConfigurationProperties("docent.upload")
    record UploadProperties(
            @DefaultValue("512MB") DataSize maxFileSize,
            @DefaultValue("2GB") DataSize maxRequestSize) {}
}
