package dev.docent.api.health;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Which version of the service this is. */
@Component
public final class ServiceVersion {

    private final String text;

    ServiceVersion(ObjectProvider<BuildProperties> build) {
        var known = build.getIfAvailable();
        this.text = known == null ? "development" : known.getVersion();
    }

    /** {@return the version, {@code development} where it was not built as a whole} */
    public String text() {
        return text;
    }
}
