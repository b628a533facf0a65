package dev.docent.api.service;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** Gives the service an empty data folder before it starts, once for all tests, and removes it after them. */
final class EmptyDataFolder implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException {
        if (System.getProperty("docent.data") == null) {
            var folder = Files.createTempDirectory("docent");
            System.setProperty("docent.data", folder.resolve("data").toString());
            System.setProperty("docent.certs", folder.resolve("certs").toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
        }
    }
}
