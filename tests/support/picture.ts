/** A photograph as a telephone takes it: JPEG, with the place it was taken written inside. */
import sharp from 'sharp';

export const photograph = (): Promise<Buffer> =>
	sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#c8553d' } })
		.withExif({
			IFD3: {
				GPSLatitudeRef: 'N',
				GPSLatitude: '55/1 41/1 0/1',
				GPSLongitudeRef: 'E',
				GPSLongitude: '12/1 33/1 0/1',
			},
		})
		.jpeg()
		.toBuffer();
