using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Automations.Host.Sample;

public static class SampleApp
{
    public static void Configure(FunctionsApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Journal>();
        builder.Services.AddScoped<Visit>();
        builder.Services.AddOptions<SampleOptions>().BindConfiguration("Sample").ValidateDataAnnotations().ValidateOnStart();
        builder.UseMiddleware<JournalMiddleware>();
        builder.UseWhen(
            static context => context.FunctionDefinition.Name == nameof(HttpFunctions.Guarded),
            static (context, next) => context.GetHttpContext()!.Request.Headers.ContainsKey("x-let-me-in") ? next() : Refuse(context));
    }

    private static Task Refuse(FunctionContext context)
    {
        context.GetInvocationResult().Value = Microsoft.AspNetCore.Http.Results.StatusCode(403);
        return Task.CompletedTask;
    }
}
