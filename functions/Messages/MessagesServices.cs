using Automations.Messages.Layout;
using Automations.Messages.Templates;
using Automations.Messages.Texts;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Messages;

public static class MessagesServices
{
    /// <summary>Needs the programme, the web settings, and a <see cref="BlobServiceClient"/>.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<IMessageTexts>(provider => new OverridableTexts(
                new BlobTexts(provider.GetRequiredService<BlobServiceClient>().GetBlobContainerClient("content"), TimeProvider.System),
                new FileTexts(AppContext.BaseDirectory)
            ))
            .AddSingleton<MessageTemplates>()
            .AddSingleton<MailLayout>()
            .AddSingleton<IMessageRenderer, MessageRenderer>();
}
