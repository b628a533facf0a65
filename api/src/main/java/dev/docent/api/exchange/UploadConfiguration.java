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
 * Buffers uploads in files in the data folder, never in memory or in a system folder, which may be in memory. Files that
 * a crash left behind are deleted at the next start.
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
     * Limits of uploads.
     *
     * @param maxFileSize maximum size of a file
     * @param maxRequestSize maximum size of a request with all its files
     */
    @ConfigurationProperties("docent.upload")
    record UploadProperties(
            @DefaultValue("512MB") DataSize maxFileSize,
            @DefaultValue("2GB") DataSize maxRequestSize) {}
}
