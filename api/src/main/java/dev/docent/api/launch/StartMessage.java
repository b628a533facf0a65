package dev.docent.api.launch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints the adapters in use and the address when the service is ready. Printed to the console and not to the log, since at
 * the first start it contains the master key.
 */
@Component
final class StartMessage {

    private static final Logger log = LoggerFactory.getLogger(StartMessage.class);

    private final StartTable table;
    private final List<StartNotice> notices;

    StartMessage(StartTable table, List<StartNotice> notices) {
        this.table = table;
        this.notices = notices;
    }

    @EventListener
    void print(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext context) {
            var port = context.getWebServer().getPort();
            log.info("ready port={} took_ms={}", port, ready.getTimeTaken().toMillis());
            System.out.println(text("https://localhost:" + port));
        }
    }

    private String text(String address) {
        var lines = notices.stream()
                .map(StartNotice::line)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n  "));
        return """

                %s

                  Docent listens on %s and documents its API at %s/docs
                  %s
                """.formatted(table.text(), address, address, lines);
    }
}
