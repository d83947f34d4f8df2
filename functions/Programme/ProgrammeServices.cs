using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Automations.Programme;

public static class ProgrammeServices
{
    /// <summary>Makes <see cref="ProgrammeSettings"/> available; the start fails with <see cref="ProgrammeFileException"/> when they are wrong.</summary>
    public static IServiceCollection AddProgramme(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(_ => ProgrammeFile.Load(FileOf(configuration)))
            .AddHostedService<ProgrammeCheck>();

    private static string FileOf(IConfiguration configuration) =>
        Path.GetFullPath(configuration["Programme:File"] ?? "programme.json", AppContext.BaseDirectory);

    private sealed class ProgrammeCheck(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<ProgrammeSettings>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
