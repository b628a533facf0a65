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
 * Locks the data folder and sees to the certificate as soon as the settings are known, before anything is opened that a
 * second process could spoil.
 */
public final class PrepareFolders implements ApplicationListener<SpringApplicationEvent>, Ordered {

    private final boolean serves;
    private final @Nullable Path held;
    private @Nullable DataFolder data;

    /** For a service. */
    public PrepareFolders() {
        this(true, null);
    }

    private PrepareFolders(boolean serves, @Nullable Path held) {
        this.serves = serves;
        this.held = held;
    }

    /** {@return the same for what listens nowhere, and needs no certificate} */
    public static PrepareFolders ofDataAlone() {
        return new PrepareFolders(false, null);
    }

    /** {@return the same for what uses another data folder beside one that this process has locked, or the same one again} */
    public static PrepareFolders ofDataBeside(Path held) {
        return new PrepareFolders(false, held.toAbsolutePath().normalize());
    }

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
            prepare(prepared.getEnvironment());
        } else if (event instanceof ApplicationPreparedEvent prepared && data != null) {
            // Whoever holds the context holds the lock, which would be lost with its last reference.
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
                    variable + " is set, but names no folder.", "Name one, or remove the setting.", null);
        }
        return Path.of(folder);
    }

    /** After the settings were read from all their files. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
