package dev.docent.api.launch;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Locks the data folder and prepares the certificate as soon as the settings are known, before any file is opened that a
 * second process could damage.
 */
public final class PrepareFolders implements ApplicationListener<SpringApplicationEvent>, Ordered {

    private final boolean serves;
    private final @Nullable Path held;
    private @Nullable DataFolder data;

    /** Prepares the folders of a service. */
    public PrepareFolders() {
        this(true, null);
    }

    private PrepareFolders(boolean serves, @Nullable Path held) {
        this.serves = serves;
        this.held = held;
    }

    /** {@return a listener for a process without a web server, which needs no certificate} */
    public static PrepareFolders ofDataAlone() {
        return new PrepareFolders(false, null);
    }

    /** {@return a listener like {@link #ofDataAlone}, for a process that has already locked the data folder {@code held}} */
    public static PrepareFolders ofDataBeside(Path held) {
        return new PrepareFolders(false, held.toAbsolutePath().normalize());
    }

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
            prepare(prepared.getEnvironment());
        } else if (event instanceof ApplicationPreparedEvent prepared && data != null) {
            // The context keeps the lock, which is released when it is garbage collected.
            prepared.getApplicationContext().getBeanFactory().registerSingleton("dataFolder", data);
        }
    }

    private void prepare(Environment settings) {
        var folder = folder(settings, "docent.data", "DOCENT_DATA");
        if (!folder.toAbsolutePath().normalize().equals(held)) {
            data = DataFolder.lock(folder);
        }
        if (serves) {
            new CertificateFolder(folder(settings, "docent.certs", "DOCENT_CERTS"), Instant.now()).prepare();
        }
    }

    private static Path folder(Environment settings, String property, String variable) {
        var folder = settings.getRequiredProperty(property);
        if (folder.isBlank()) {
            throw new StartRefusedException(
                    variable + " is set, but it is empty.", "Set it to a folder, or remove the setting.");
        }
        return Path.of(folder);
    }

    /** Runs after the settings files were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
