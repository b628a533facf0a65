package dev.docent.api.service;

import dev.docent.storage.records.mongodb.StandInMongodb;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * Gives the service an empty data folder before it starts, once for all tests, and removes it after them. With
 * {@code -Ddocent.test.records=mongodb} its records are in a stand-in of MongoDB.
 */
final class EmptyDataFolder implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException {
        if (System.getProperty("docent.data") == null) {
            var folder = Files.createTempDirectory("docent");
            System.setProperty("docent.data", folder.resolve("data").toString());
            System.setProperty("docent.certs", folder.resolve("certs").toString());
            if ("mongodb".equals(System.getProperty("docent.test.records"))) {
                System.setProperty("docent.mongodb.uri", new StandInMongodb().uri());
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
        }
    }
}
