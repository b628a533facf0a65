package dev.docent.ingestion.parsing.sandbox;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox of the processes that parse documents.
 *
 * @param sandbox {@code auto} confines them by what the system offers, and the table at the start tells what is missing;
 *     {@code required} refuses to start if anything is missing; {@code off} is for looking for faults
 * @param readable files and folders that they may read in addition, such as fonts, or the data and libraries of a Tesseract
 *     that is installed in an unusual place
 */
@ConfigurationProperties("docent.parsing")
public record SandboxProperties(
        @DefaultValue("auto") Mode sandbox, @DefaultValue List<Path> readable) {

    /** When processes are confined. */
    public enum Mode {
        AUTO,
        REQUIRED,
        OFF
    }
}
