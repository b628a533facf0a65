package dev.docent.api;

import dev.docent.api.launch.PrepareFolders;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the service. */
@SpringBootApplication(scanBasePackages = "dev.docent")
public class DocentApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(DocentApplication.class)
                .listeners(new PrepareFolders())
                .run(arguments);
    }
}
