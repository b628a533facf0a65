package dev.docent.api.launch;

import dev.docent.storage.objects.ObjectStoreInUse;
import dev.docent.storage.records.RecordStoreInUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/** Creates the stores before the web server, which would log a stack trace for a failure that they report in a sentence. */
@Component
final class StoresBeforeWebServer implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(StoresBeforeWebServer.class);

    private final RecordStoreInUse records;
    private final ObjectStoreInUse objects;

    StoresBeforeWebServer(RecordStoreInUse records, ObjectStoreInUse objects) {
        this.records = records;
        this.objects = objects;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory webServer) {
        log.debug("starting web_server records={} objects={}", records.name(), objects.name());
    }
}
