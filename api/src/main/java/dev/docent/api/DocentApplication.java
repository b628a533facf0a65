package dev.docent.api;

import dev.docent.api.command.Commands;
import dev.docent.api.launch.PrepareFolders;
import dev.docent.api.launch.RequestCarriers;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the service, or runs a command of the command line. */
@SpringBootApplication(scanBasePackages = "dev.docent")
public class DocentApplication {

    public static void main(String[] arguments) {
        Commands.run(arguments).ifPresent(System::exit);
        RequestCarriers.set();
        new SpringApplicationBuilder(DocentApplication.class)
                .listeners(new PrepareFolders())
                .run(arguments);
    }
}
