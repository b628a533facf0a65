package dev.docent.ingestion.parsing.sandbox;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox of the processes that parse documents.
 *
 * @param sandbox when the processes that parse documents are confined: {@code auto} uses what the system offers, and the
 *     table at the start shows what is missing; {@code required} refuses to start if a part is missing; {@code off} is for
 *     looking for faults
 * @param readable files and folders that the processes that parse documents may read in addition, such as fonts, or the
 *     libraries and data of a Tesseract that is installed in an unusual place
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
