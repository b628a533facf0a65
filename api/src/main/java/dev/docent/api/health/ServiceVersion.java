package dev.docent.api.health;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The version of the service. */
@Component
public final class ServiceVersion {

    private final String text;

    ServiceVersion(ObjectProvider<BuildProperties> build) {
        var known = build.getIfAvailable();
        this.text = known == null ? "development" : known.getVersion();
    }

    /** {@return the version; {@code development} without the build information of a complete build} */
    public String text() {
        return text;
    }
}
