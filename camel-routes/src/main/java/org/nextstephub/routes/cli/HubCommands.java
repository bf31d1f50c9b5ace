package org.nextstephub.routes.cli;

import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code ./run token|send|validate|translate|conform|report|demo|hash|client|account}. */
@Command(
        name = "./run",
        description = {
            "Next Step Hub. Without a command: build if needed and start in demo mode.",
            "./run guide publishes the guide for partners, which a running hub shows under /ig/."
        },
        mixinStandardHelpOptions = true,
        versionProvider = HubCommands.Version.class,
        subcommands = {
            TokenCommand.class,
            SendCommand.class,
            ValidateCommand.class,
            TranslateCommand.class,
            ConformCommand.class,
            ReportCommand.class,
            DemoCommand.class,
            HashCommand.class,
            ClientCommand.class,
            AccountCommand.class,
            CommandLine.HelpCommand.class
        })
public final class HubCommands {

    private HubCommands() {}

    public static void main(String[] args) {
        CommandLine commands = new CommandLine(new HubCommands())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("Did not work: " + why(failure));
                    return 1;
                });
        System.exit(commands.execute(args));
    }

    private static String why(Exception failure) {
        if (failure instanceof NoSuchFileException file) {
            return "there is no file " + file.getFile();
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Next Step Hub 0.2.0"};
        }
    }
}
