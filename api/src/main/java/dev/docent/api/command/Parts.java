package dev.docent.api.command;

import dev.docent.api.launch.PrepareFolders;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts what commands work with. */
final class Parts {

    private Parts() {}

    /**
     * {@return all of ingestion, on the data folder; closed by the caller}
     *
     * @throws dev.docent.api.launch.StartRefusedException when a service has the folder
     */
    static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(IngestParts.class)
                .web(WebApplicationType.NONE)
                .listeners(PrepareFolders.ofDataAlone())
                .run("--logging.level.dev.docent=WARN");
    }
}
