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
 * Says, once the service is ready, what it is made of and where it listens. It goes to the console of whoever starts it
 * and not to the log, since the first time it holds the master key.
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
            log.info("Ready on port {} after {} ms", port, ready.getTimeTaken().toMillis());
            System.out.println(text("https://localhost:" + port));
        }
    }

    private String text(String address) {
        var said = notices.stream()
                .map(StartNotice::line)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n  "));
        return """

                %s

                  Docent listens on %s and describes its API on %s/docs
                  %s
                """.formatted(table.text(), address, address, said);
    }
}
