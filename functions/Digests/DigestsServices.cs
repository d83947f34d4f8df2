using Automations.Delivery.Sending;
using Automations.Digests.Audience;
using Automations.Digests.Editorial;
using Automations.Digests.Editions;
using Automations.Digests.Http;
using Automations.Digests.Mail;
using Automations.Digests.Material;
using Automations.Digests.Reports;
using Automations.Digests.Thanks;
using Automations.Messages;
using Automations.Programme.Desk;
using Automations.Programme.News;
using Automations.Programme.Topics;
using Automations.Programme.Workflows;
using Automations.Web.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Digests;

public static class DigestsServices
{
    public static IServiceCollection AddDigests(this IServiceCollection services) =>
        services
            .AddSingleton<EditionTable>()
            .AddSingleton<EditionBlobs>()
            .AddSingleton<WishTable>()
            .AddSingleton<ExtractiveEditor>()
            .AddSingleton<IEditor, ModelEditor>()
            .AddSingleton<EditionShelf>()
            .AddSingleton<PersonalNews>()
            .AddSingleton<IMessageComposer, DigestComposer>()
            .AddSingleton<IMessageComposer, PreviewComposer>()
            .AddSingleton<ILastWord, DigestLastWord>()
            .AddSingleton<MaterialTable>()
            .AddSingleton<INewsSource, MaterialNews>()
            .AddSingleton<ITopicHelp, MaterialOnTopic>()
            .AddPlace(new("/digests", "Digests", "Digests", PlaceFor.Everybody, 30))
            .AddSingleton<IDeskSource, DigestsOnDesk>()
            .AddPlace(new("/material", "Material", "Material", PlaceFor.Everybody, 31))
            .AddSingleton<ThanksTable>()
            .AddSingleton<ThanksConsent>()
            .AddSingleton<RemovedThanks>()
            .AddSingleton<ThanksDesk>()
            .AddSingleton<INewsSource, ThanksNews>()
            .AddReports()
            .AddSingleton<DigestOrders>()
            .AddSingleton<IManagedWorkflow, DigestForManagers>();
}
